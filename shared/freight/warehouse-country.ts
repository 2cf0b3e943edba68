import { countryNames } from '../words/country-names.ts';

/** ISO 3166-1 alpha-2 and what offices write instead, of the countries in which overseas warehouses stand. */
const countries: readonly string[] =
  'US UK GB DE FR IT ES PL CZ NL BE SE AT IE PT HU RO TR RU CA MX BR CL AU NZ JP KR SG MY TH VN PH ID IN AE SA IL ZA'.split(
    ' ',
  );

/** Three letters by which airports, towns and countries are called at the beginning of warehouses' codes. */
const places: readonly (readonly [country: string, beginnings: string])[] = [
  [
    'US',
    'USA LAX ONT LGB SBD SNA SAN SFO OAK SMF SEA BFI PDX LAS PHX GYR TUS DEN SLC DFW FTW DAL HOU IAH SAT AUS ORD MDW CHI IND CVG CMH CLE DTW STL MCI MKC MSP MEM BNA ATL SAV CLT RDU CHS JAX MCO TPA MIA BWI PHL ABE AVP EWR TEB JFK NYC LGA BOS BDL RIC ORF',
  ],
  ['CA', 'CAN YYZ YVR YYC YEG YOW YHM YUL YXX'],
  ['GB', 'GBR LHR LGW LTN STN MAN BHX EMA EDI GLA LBA LON FXT'],
  ['DE', 'DEU GER FRA HAM DTM LEJ MUC STR BER CGN HAJ DUS BRE NUE'],
  ['FR', 'CDG ORY PAR LYS MRS LIL LEH'],
  ['IT', 'ITA MXP FCO BLQ TRN ROM MIL'],
  ['ES', 'ESP MAD BCN SVQ ZAZ VLC'],
  ['PL', 'POL WRO POZ KTW WAW SZZ LCJ'],
  ['CZ', 'CZE PRG'],
  ['NL', 'NLD AMS RTM EIN'],
  ['BE', 'BEL BRU ANR LGG'],
  ['AU', 'SYD MEL BNE PER ADL CBR DRW'],
  ['NZ', 'NZL AKL CHC WLG'],
  ['JP', 'JPN NRT HND KIX TYO OSA NGO FUK CTS YOK'],
  ['KR', 'KOR ICN PUS SEL'],
  ['SG', 'SGP SIN'],
  ['MY', 'MYS KUL PEN JHB'],
  ['TH', 'THA BKK'],
  ['VN', 'VNM SGN HAN HCM'],
  ['PH', 'PHL MNL CEB'],
  ['ID', 'IDN CGK JKT SUB'],
  ['AE', 'UAE DXB AUH'],
  ['SA', 'SAU KSA RUH JED DMM'],
  ['MX', 'MEX GDL MTY'],
  ['BR', 'BRA GRU SAO'],
];

/** Beginnings that stand for one country alone. */
const byBeginning = unambiguous([
  ...countries.map((code) => [code, code === 'UK' ? 'GB' : code] as const),
  ...places.flatMap(([country, codes]) => codes.split(' ').map((code) => [code, country] as const)),
]);

/**
 * The country in which a warehouse seems to stand, by how its code begins: `US-LAX-01`, `SYD01`, `美西2号仓`. A guess, to be
 * asked about and never reckoned with; undefined where the beginning says nothing, or might be two countries'.
 *
 * @returns ISO 3166-1 alpha-2
 */
export function guessCountry(warehouse: string): string | undefined {
  const code = warehouse.normalize('NFKC').trim().toUpperCase();
  const [letters] = /^[A-Z]{2,3}(?![A-Z])/.exec(code) ?? [];
  if (letters !== undefined) return byBeginning.get(letters);
  if (/^美[东西中南北]/.test(code)) return 'US';
  return chineseNames.find(([name]) => code.startsWith(name))?.[1];
}

/** The longest first: 澳大利亚 begins with 澳. */
const chineseNames: readonly (readonly [name: string, country: string])[] = [
  ...countries.map((code) => [new Intl.DisplayNames('zh-CN', { type: 'region' }).of(code) ?? '', code] as const),
  ...[...countryNames].filter(([name]) => /^\p{Script=Han}{2,}$/u.test(name)),
]
  .filter(([name]) => name !== '')
  .map(([name, code]) => [name, code === 'UK' ? 'GB' : code] as const)
  .sort(([a], [b]) => b.length - a.length);

function unambiguous(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const found = Map.groupBy(pairs, ([code]) => code);
  return new Map(
    [...found].flatMap(([code, of]) => {
      const known = new Set(of.map(([, country]) => country));
      const [only] = known;
      return known.size === 1 && only !== undefined ? [[code, only] as const] : [];
    }),
  );
}
