import { Field, Select } from "@fluentui/react-components";
import type { DetailLevel, Grouping } from "#shared/grouping.ts";
import { knownGroupColumn } from "../../../state/unbilled/group-column.ts";
import type { Unbilled } from "../../../state/unbilled/use-unbilled.ts";
import { detailWords, groupingWords } from "../../choice-words.ts";

// safe because the records name every grouping and every level, and nothing else
const groupings = Object.keys(groupingWords) as Grouping[];
// safe for the same reason
const levels = Object.keys(detailWords) as DetailLevel[];

/** How rows become invoices and lines; the preview follows at once. */
export function BuildChoices({ unbilled }: { unbilled: Unbilled }) {
  const { settings, dispatch } = unbilled;
  return (
    <>
      <Field label="Invoices">
        <Select
          value={settings.grouping}
          onChange={(_, { value }) => {
            const grouping = groupings.find((known) => known === value) ?? "client";
            const groupColumn =
              grouping === "client-and-column"
                ? (knownGroupColumn(unbilled) ?? firstLabelColumn(unbilled))
                : null;
            dispatch({ type: "grouping-chosen", grouping, groupColumn });
          }}
        >
          {groupings.map((grouping) => (
            <option key={grouping} value={grouping}>
              {groupingWords[grouping]}
            </option>
          ))}
        </Select>
      </Field>
      {settings.grouping === "client-and-column" && <GroupColumn unbilled={unbilled} />}
      <Field label="What the client reads">
        <Select
          value={settings.detailLevel}
          onChange={(_, { value }) =>
            dispatch({
              type: "detail-level-chosen",
              detailLevel: levels.find((known) => known === value) ?? "every-entry",
            })
          }
        >
          {levels.map((level) => (
            <option key={level} value={level}>
              {detailWords[level]}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

/** Which column tells the invoices of a client apart. */
export function GroupColumn({ unbilled }: { unbilled: Unbilled }) {
  const { state, table, dispatch } = unbilled;
  return (
    <Field label="Column that tells them apart">
      <Select
        value={String(state.groupColumn ?? "")}
        onChange={(_, { value }) =>
          dispatch({
            type: "grouping-chosen",
            grouping: "client-and-column",
            groupColumn: Number(value),
          })
        }
      >
        {state.groupColumn === null && (
          <option value="" disabled>
            Choose the column
          </option>
        )}
        {table?.headers.map((header, index) =>
          Object.values(table.outcome).includes(index) ? null : (
            <option key={index} value={index}>
              {header}
            </option>
          ),
        )}
      </Select>
    </Field>
  );
}

/** The partner is what such invoices are most often split by; else the work item, else the first column. */
function firstLabelColumn({ mapping }: Unbilled): number {
  return mapping?.partner.column ?? mapping?.workItem.column ?? 0;
}
