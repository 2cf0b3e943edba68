-- What a desk may do in the office's ledger, and no more. Run it as the owner of the tables, after they were made, and again after an
-- update of Dockhand (docs/office.md): running it twice changes nothing. Then give each desk a user of its own:
--   CREATE ROLE desk_1 LOGIN PASSWORD '…' IN ROLE dockhand_desks;
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'dockhand_desks') THEN
    CREATE ROLE dockhand_desks NOLOGIN;
  END IF;
END $$;
GRANT USAGE ON SCHEMA dockhand TO dockhand_desks;
GRANT SELECT ON dockhand.schema TO dockhand_desks;
-- Nothing is ever deleted: a key that was used once is known for good.
GRANT SELECT, UPDATE ON dockhand.moment TO dockhand_desks;
GRANT SELECT, INSERT, UPDATE ON dockhand.claims, dockhand.turns, dockhand.desks TO dockhand_desks;
