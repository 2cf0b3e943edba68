/** Orders that may be at the partner without a body here: looked for whenever a run is taken up, and hardly ever there. */
export const ordersWithoutBody = `CREATE INDEX orders_without_body ON orders (run)
  WHERE state IN ('queued', 'unknown') AND body IS NULL;`;
