import type { Concepts } from './concept.ts';

/** Who sends and who receives, and where they are. */
export const parties = {
  shipper: {
    zh: '发件 寄件 调出 转出',
    telling: true,
  },
  /** The place that goods come from, and nobody's name. */
  origin: {
    zh: '发货地 始发 始发地 起始 起始地 起运地 启运地 装货地',
    en: 'origin from ship_from',
    telling: true,
  },
  receiver: {
    zh: '接收 收件 收货 派件',
    en: 'receive',
    telling: true,
  },
  /** Beside shipper or receiver: the person is meant, and not what happens or where. */
  whom: { aside: true },
  buyer: { zh: '买家 买方', en: 'buyer buyers', telling: true },
  contact: { zh: '联系 联系人 联系人名 联系方', en: 'contact attn attention', telling: true },
  person: { zh: '人 方', en: 'full first_last' },
  'given-name': {
    zh: '姓',
    en: 'firstname first_name lastname last_name surname given_name family_name first last middle',
    telling: true,
  },
  company: { zh: '公司 企业 商号', en: 'company biz business corp firm organization organisation' },
  phone: { zh: '电话 座机 固话 电话号码 电话号 固定电话', en: 'tel phone telephone phones', telling: true },
  mobile: {
    zh: '手机 手机号 手机号码 移动电话 行动电话 手提电话',
    en: 'mobile cell cellphone mobilephone cell_phone mobile_phone',
    telling: true,
  },
  email: { zh: '邮箱 电子邮箱 邮件 电邮 电子邮件 电邮地址 邮箱地址', en: 'email e_mail mail', telling: true },
  country: { zh: '国家 国别 国 国家地区 国家/地区', en: 'country nation', telling: true },
  'iso-code': { zh: '二字码 二字简码 二字代码', en: 'iso iso2' },
  state: { zh: '省 州 省份 省州 州省 省/州 州/省 州名', en: 'state province prov', telling: true },
  region: { zh: '地区 区域', en: 'region area', telling: true },
  city: { zh: '市 城市 城镇', en: 'city', telling: true },
  town: { zh: '镇 乡镇 街道 乡', en: 'town village', telling: true },
  district: { zh: '区 县 区县 区/县 行政区', en: 'district', telling: true },
  county: { en: 'county suburb', telling: true },
  postcode: {
    zh: '邮编 邮政编码 邮政代码 邮政编号 邮递编码 邮递区号 邮区',
    en: 'plz zip zipcode postcode postal postal_code post_code zip_code post',
    telling: true,
  },
  address: {
    zh: '地址 位址 详细地址 街道地址 门牌 住址',
    en: 'address addr adress street street_address',
    telling: true,
  },
  first: { zh: '1 一 01 第一行' },
  second: { zh: '2 二 第二行 备用 备选', telling: true },
  third: { zh: '3 三 第三行', telling: true },
  warehouse: {
    zh: '仓库 仓 库房 分拨中心 物流中心 履约中心 运营中心 配送中心 收货中心',
    en: 'warehouse wh whse whs fc fulfillment_center fulfilment_centre fulfillment_centre fulfilment_center distribution_center distribution_centre dc depot facility',
    telling: true,
  },
  /** A shop, a shelf, a market: perhaps a warehouse. */
  location: { zh: '站点 地点 位置', en: 'location site store', telling: true },
  destination: {
    zh: '目的 目的地 目标 海外 收料 调入 转入 送往 发往 派送 送达 所入',
    en: 'destination dest deliver_to ship_to to overseas delivery_to',
  },
} satisfies Concepts;
