import { Failure } from '#shared/contract/failure.ts';
import { readAddress } from './address.ts';
import { createDesks } from './desks.ts';
import { createKeys } from './keys.ts';
import type { OfficeLedger } from './office-ledger.ts';
import type { DeskMemory } from './own-desk.ts';
import { makeOfficeReady } from './schema.ts';
import { openServer, type ServerOptions } from './server.ts';
import { createTurns } from './turns.ts';

export interface OfficeOptions extends Omit<ServerOptions, 'address'> {
  /** `postgres://…`; never shown, logged or stored in the clear. */
  readonly url: string;
  readonly desk: DeskMemory;
  /** Told of each call what kept it from being answered; null where nothing did. */
  readonly onAsked?: ((trouble: Failure | null) => void) | undefined;
}

/** It lacks a column or a table that it had: it was put back to before it was given that. */
const isWithoutTables = (error: unknown): boolean =>
  error instanceof Failure && (error.params.what === '42703' || error.params.what === '42P01');

/**
 * The office's ledger on a PostgreSQL server (or one that speaks its language). Nothing connects before the first call, which
 * also sees to the tables; the next call tries again what failed.
 *
 * @throws Failure `ledger.*` for an address that cannot be one
 */
export function openOfficeLedger({ url, desk, onAsked, ...options }: OfficeOptions): OfficeLedger {
  const server = openServer({ ...options, address: readAddress(url) });
  const { find, elsewhere, claim, offer, settle, withdraw, takeBack, takeOver } = createKeys(server, desk);
  const { enter, close } = createTurns(server, desk);
  const { open, pulse, left, offered, wentBack, goOn, state } = createDesks(server, desk, options.clock);
  let readiness: Promise<void> | null = null;
  const ready = () => {
    readiness ??= makeOfficeReady(server).catch((error: unknown) => {
      readiness = null;
      throw error;
    });
    return readiness;
  };
  const readied =
    <A extends readonly unknown[], T>(call: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      const once = async () => {
        await ready();
        return call(...args);
      };
      try {
        const value = await once().catch((error: unknown) => {
          if (!isWithoutTables(error)) throw error;
          readiness = null;
          return once();
        });
        onAsked?.(null);
        return value;
      } catch (error) {
        if (error instanceof Failure) onAsked?.(error);
        throw error;
      }
    };
  return {
    open: readied(open),
    pulse: readied(pulse),
    left: readied(left),
    offered: readied(offered),
    wentBack: readied(wentBack),
    goOn: readied(goOn),
    find: readied(find),
    elsewhere: readied(elsewhere),
    claim: readied(claim),
    offer: readied(offer),
    enter: readied(enter),
    close: readied(close),
    settle: readied(settle),
    withdraw: readied(withdraw),
    takeBack: readied(takeBack),
    takeOver: readied(takeOver),
    state: readied(state),
    end: server.end,
  };
}
