import { invalidArgument, notModelled } from "../../host-error.ts";
import type { FilterCriteria, FilterDate } from "../../model/table/filter-criteria.ts";
import { field, givenRecord, givenText, givenTextOr } from "../given.ts";

/** `Excel.FilterCriteria` as the add-in gave it. Colours, icons, percents and dynamic filters are not modelled. */
export function givenCriteria(value: unknown): FilterCriteria {
  const record = givenRecord(value);
  const filterOn = givenText(field(record, "filterOn"));
  if (filterOn === "Values") {
    const values = field(record, "values");
    if (!Array.isArray(values)) throw invalidArgument();
    return { filterOn, values: values.map(givenFilterValue) };
  }
  if (filterOn === "TopItems" || filterOn === "BottomItems") {
    return { filterOn, criterion1: givenCriterion(field(record, "criterion1")) };
  }
  if (filterOn !== "Custom") throw notModelled(`a filter on ${filterOn}`);
  const second = field(record, "criterion2");
  const operator = givenTextOr(field(record, "operator"), "And");
  const criterion1 = givenCriterion(field(record, "criterion1"));
  if (second === null || second === undefined) return { filterOn, criterion1 };
  return {
    filterOn,
    criterion1,
    criterion2: givenCriterion(second),
    operator: operator === "Or" ? "Or" : "And",
  };
}

function givenCriterion(value: unknown): string {
  return typeof value === "number" ? String(value) : givenText(value);
}

const SPECIFICITIES = ["Year", "Month", "Day", "Hour", "Minute", "Second"] as const;

function givenFilterValue(value: unknown): string | FilterDate {
  if (typeof value === "string") return value;
  const record = givenRecord(value);
  const specificity = SPECIFICITIES.find((known) => known === field(record, "specificity"));
  if (!specificity) throw invalidArgument();
  return { date: givenText(field(record, "date")), specificity };
}

/** As `autoFilter.criteria` and `filter.criteria` answer it. */
export function criteriaOnWire(criteria: FilterCriteria | undefined): unknown {
  return criteria ? { ...criteria, dynamicCriteria: "Unknown" } : null;
}
