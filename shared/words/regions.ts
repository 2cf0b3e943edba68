/** Codes of regions that stand in columns of countries, and mean something else there. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Country → the short names of its states and provinces, as addresses have them. */
export const states: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'US',
    words(
      'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY',
    ),
  ],
  ['CA', words('AB BC MB NB NL NS NT NU ON PE QC SK YT')],
  ['AU', words('ACT NSW NT QLD SA TAS VIC WA')],
]);

/** Countries of Africa. */
export const african: ReadonlySet<string> = words(
  'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW',
);
