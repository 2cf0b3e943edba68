/**
 * untold: the office does not know yet that the order was taken back, or was not after all. It is told by the order's number, since
 * another desk may have the claim.
 */
export const untoldWithdrawals = `
ALTER TABLE withdrawals ADD COLUMN untold INTEGER NOT NULL DEFAULT 1 CHECK (untold IN (0, 1));
CREATE INDEX withdrawals_untold ON withdrawals (withdrawn_at) WHERE untold = 1;
DROP TRIGGER withdrawal_untold;
DROP TRIGGER withdrawal_undone_untold;
`;
