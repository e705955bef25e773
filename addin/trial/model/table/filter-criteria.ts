/** What hides rows of a column, in the words of `Excel.FilterCriteria`. */
export type FilterCriteria =
  | { readonly filterOn: "Values"; readonly values: readonly (string | FilterDate)[] }
  | {
      readonly filterOn: "Custom";
      readonly criterion1: string;
      readonly criterion2?: string;
      readonly operator?: "And" | "Or";
    }
  | { readonly filterOn: "TopItems" | "BottomItems"; readonly criterion1: string };

export type FilterDate = {
  readonly date: string;
  readonly specificity: "Year" | "Month" | "Day" | "Hour" | "Minute" | "Second";
};
