/** That an order was taken back at the partner, or was not after all, is told to the office as what became of its claim is. */
export const toldWithdrawals = `
CREATE TRIGGER withdrawal_untold AFTER INSERT ON withdrawals BEGIN
  UPDATE claims SET untold = 1 WHERE fence IS NOT NULL AND key = new.key AND run = new.run AND order_id = new.order_id;
END;
CREATE TRIGGER withdrawal_undone_untold AFTER UPDATE ON withdrawals BEGIN
  UPDATE claims SET untold = 1 WHERE fence IS NOT NULL AND key = new.key AND run = new.run AND order_id = new.order_id;
END;
UPDATE claims SET untold = 1 WHERE fence IS NOT NULL
  AND EXISTS (SELECT 1 FROM withdrawals w WHERE w.run = claims.run AND w.order_id = claims.order_id AND w.undone_at IS NULL);
`;
