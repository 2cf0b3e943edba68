import { createContext } from 'react';

/** A warehouse that may be picked in a cell. */
export interface PickedWarehouse {
  readonly code: string;
  readonly name: string;
  readonly country: string;
}

/** The warehouses of the account that the grid's run goes to, as its partner lists them; none where it was not asked. */
export const Warehouses = createContext<readonly PickedWarehouse[]>([]);
