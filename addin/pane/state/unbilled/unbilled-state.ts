import type { DetailLevel, Grouping } from "#shared/grouping.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { DateOrder } from "../../../workbook/sheet-table.ts";

/** Which of the understood rows are to be billed; null or empty means all. */
export interface Filters {
  upTo: string | null;
  clients: readonly string[];
  people: readonly string[];
  visibleOnly: boolean;
  /** Sheet rows of the selection at the moment it was chosen. */
  selectedRows: readonly number[] | null;
}

/** What the person decided about the open sheet; all else follows from it and from the cells. */
export interface UnbilledState {
  /** null: the first table of the sheet in front. */
  tableId: string | null;
  /** null: as remembered in the workbook, else as guessed. */
  mapping: ColumnMapping | null;
  dateOrder: DateOrder | null;
  turnDates: boolean | null;
  filters: Filters;
  grouping: Grouping;
  groupColumn: number | null;
  detailLevel: DetailLevel;
  /** null: the firm's today (R3). */
  invoiceDate: string | null;
  /** Ids of rows of which a person has said that they are other work than billed before (R10). */
  confirmedIds: readonly string[];
  sortBy: "amount" | "name";
}

export type UnbilledAction =
  | { type: "table-chosen"; tableId: string }
  | { type: "mapping-corrected"; mapping: ColumnMapping }
  | { type: "date-order-chosen"; dateOrder: DateOrder }
  | { type: "dates-turned"; turnDates: boolean }
  | { type: "filters-changed"; filters: Partial<Filters> }
  | { type: "filters-cleared" }
  | { type: "grouping-chosen"; grouping: Grouping; groupColumn: number | null }
  | { type: "detail-level-chosen"; detailLevel: DetailLevel }
  | { type: "invoice-date-chosen"; invoiceDate: string }
  | { type: "confirmed-not-billed"; id: string }
  | { type: "sorted"; by: "amount" | "name" }
  /** A run was made: what was decided for it does not hold for the next one. */
  | { type: "run-created" };

export const noFilters: Filters = {
  upTo: null,
  clients: [],
  people: [],
  visibleOnly: false,
  selectedRows: null,
};

export const startUnbilled: UnbilledState = {
  tableId: null,
  mapping: null,
  dateOrder: null,
  turnDates: null,
  filters: noFilters,
  grouping: "client",
  groupColumn: null,
  detailLevel: "every-entry",
  invoiceDate: null,
  confirmedIds: [],
  sortBy: "amount",
};

export function decideUnbilled(state: UnbilledState, action: UnbilledAction): UnbilledState {
  switch (action.type) {
    case "table-chosen":
      // Columns, rows and names of one table mean nothing in another.
      return { ...startUnbilled, tableId: action.tableId, sortBy: state.sortBy };
    case "mapping-corrected":
      return { ...state, mapping: action.mapping };
    case "date-order-chosen":
      return { ...state, dateOrder: action.dateOrder };
    case "dates-turned":
      return { ...state, turnDates: action.turnDates };
    case "filters-changed":
      return { ...state, filters: { ...state.filters, ...action.filters } };
    case "filters-cleared":
      return { ...state, filters: noFilters };
    case "grouping-chosen":
      return { ...state, grouping: action.grouping, groupColumn: action.groupColumn };
    case "detail-level-chosen":
      return { ...state, detailLevel: action.detailLevel };
    case "invoice-date-chosen":
      return { ...state, invoiceDate: action.invoiceDate };
    case "confirmed-not-billed":
      return { ...state, confirmedIds: [...new Set([...state.confirmedIds, action.id])] };
    case "sorted":
      return { ...state, sortBy: action.by };
    case "run-created":
      return { ...state, filters: noFilters, confirmedIds: [], invoiceDate: null };
  }
}

export function hasFilters(filters: Filters): boolean {
  return (
    filters.upTo !== null ||
    filters.clients.length > 0 ||
    filters.people.length > 0 ||
    filters.visibleOnly ||
    filters.selectedRows !== null
  );
}
