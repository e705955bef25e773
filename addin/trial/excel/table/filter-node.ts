import { invalidArgument } from "../../host-error.ts";
import type { Table } from "../../model/table/table.ts";
import { setFilter } from "../../model/table/table-filter.ts";
import { HostNode } from "../../rich-api/host-node.ts";
import { givenText } from "../given.ts";
import { criteriaOnWire, givenCriteria } from "./given-criteria.ts";

/** The filter of one column of a table. */
export class FilterNode extends HostNode {
  readonly table: Table;
  readonly #index: number;

  constructor(table: Table, index: number) {
    super();
    this.table = table;
    this.#index = index;
  }

  get className(): string {
    return "Filter";
  }

  get Criteria(): unknown {
    return criteriaOnWire(this.table.filters.get(this.table.columns[this.#index]?.id ?? 0));
  }

  Apply(criteria: unknown): void {
    setFilter(this.table, this.#index, givenCriteria(criteria));
  }

  ApplyValuesFilter(values: unknown): void {
    setFilter(this.table, this.#index, givenCriteria({ filterOn: "Values", values }));
  }

  ApplyCustomFilter(criterion1: unknown, criterion2: unknown, operator: unknown): void {
    setFilter(
      this.table,
      this.#index,
      givenCriteria({
        filterOn: "Custom",
        criterion1: givenText(criterion1),
        criterion2,
        operator,
      }),
    );
  }

  ApplyTopItemsFilter(count: unknown): void {
    if (typeof count !== "number") throw invalidArgument();
    setFilter(this.table, this.#index, { filterOn: "TopItems", criterion1: String(count) });
  }

  ApplyBottomItemsFilter(count: unknown): void {
    if (typeof count !== "number") throw invalidArgument();
    setFilter(this.table, this.#index, { filterOn: "BottomItems", criterion1: String(count) });
  }

  Clear(): void {
    setFilter(this.table, this.#index, null);
  }
}
