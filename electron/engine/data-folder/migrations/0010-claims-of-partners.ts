/**
 * A key is used at a partner, not with a row of `accounts`: claims get a space of their own (partner, practice apart, and
 * kind) and say as whom the order was sent. What was claimed before is taken over, of removed accounts too: with their
 * address, or the one that their partner's settings came with; their public credentials only hosts can read (`learn` in
 * `store/accounts.ts`).
 */
export const claimsOfPartners = `
-- address: where the account sends, as it was typed. marks: JSON list of hashes of its public credentials; [] unknown.
ALTER TABLE accounts ADD COLUMN marks TEXT NOT NULL DEFAULT '[]';

CREATE TABLE claims_of_partners (
  id INTEGER PRIMARY KEY,
  partner TEXT NOT NULL DEFAULT '',
  practice INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0, 1)),
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  account TEXT NOT NULL,
  account_name TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  marks TEXT NOT NULL DEFAULT '[]',
  run TEXT NOT NULL,
  order_id INTEGER NOT NULL,
  body_hash TEXT NOT NULL,
  state TEXT NOT NULL,
  partner_no TEXT,
  claimed_at TEXT NOT NULL,
  UNIQUE (key, kind, partner, practice, account, address)
) STRICT;
INSERT INTO claims_of_partners
    (partner, practice, kind, key, account, account_name, address, run, order_id, body_hash, state, partner_no, claimed_at)
  SELECT coalesce(a.partner, ''), coalesce(a.target = 'practice', 0), c.kind, c.key, c.account, coalesce(a.name, c.account),
    CASE WHEN a.target = 'practice' THEN '' ELSE coalesce(
      nullif(a.settings ->> CASE a.partner WHEN 'top' THEN '$.gateway' ELSE '$.baseUrl' END, ''),
      CASE a.partner WHEN 'top' THEN 'https://eco.taobao.com/router/rest' WHEN 'xport' THEN 'https://www.xportcn.com/api' END,
      '') END,
    c.run, c.order_id, c.body_hash, c.state, c.partner_no, c.claimed_at
  FROM claims c LEFT JOIN accounts a ON a.id = c.account;
DROP TABLE claims;
ALTER TABLE claims_of_partners RENAME TO claims;
CREATE INDEX claims_by_account ON claims (account);
`;
