import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { missingColumns } from "../../../workbook/mapping/fields.ts";
import type { CheckedRows } from "../../../workbook/rows/check-rows.ts";
import type { UnderstoodRows } from "../../../workbook/rows/sheet-entry.ts";
import { useLocale } from "../../../components/locale.ts";
import { useSheetAccess } from "../services.ts";
import { useUnbilledDecisions } from "../unbilled-context.tsx";
import { assumedCurrency } from "./assumed-currency.ts";
import { withPauses } from "../building/slices.ts";
import { filterRows } from "./billable.ts";
import type { Billable } from "./billable.ts";
import { judgeRows } from "./judge-rows.ts";
import type { Judged } from "./judge-rows.ts";
import type { Preview } from "./preview.ts";
import { useReading } from "./sheet-reading.ts";
import { useTables } from "./tables.ts";
import { useRateCard } from "./use-rate-card.ts";
import { useServerCheck } from "../checking/use-server-check.ts";
import { buildPreviewOf, understand } from "./understood.ts";
import { useMe } from "../../../session/kept-answers.ts";

/** A preview with the rows that it is made of. */
export interface PickedPreview extends Preview {
  picked: readonly Billable[];
  /** Rows that could be billed but do not pass the filters. */
  leftOutCount: number;
}

const heavy = {
  structuralSharing: false,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 30_000,
  placeholderData: keepPreviousData,
} as const;

/** From the open workbook to the preview: cells, their meaning, the server's check, invoices to be. */
export function useUnbilled() {
  const { state, dispatch, watch } = useUnbilledDecisions();
  const access = useSheetAccess();
  const workbook = access.status === "open" ? access.workbook : null;
  const me = useMe();
  const { tables, chosen } = useTables(workbook, state.tableId);
  const { reading, progress, cancel, isStale } = useReading(workbook, chosen?.id ?? null, watch);
  const mapping = state.mapping ?? reading.data?.mapping ?? null;
  const card = useRateCard();
  const hasRateCard = card !== null && card.lines.length > 0;
  const usable = mapping !== null && missingColumns(mapping, hasRateCard).length === 0;
  const table = reading.data?.table ?? null;

  const locale = useLocale();
  const currency = me?.firm.currency ?? assumedCurrency(locale);
  const options = {
    defaultCurrency: currency,
    groupColumn: state.groupColumn,
    dateOrder: state.dateOrder ?? reading.data?.choices.dateOrder ?? null,
    turnDates: state.turnDates ?? reading.data?.choices.turnDates ?? null,
    rateCard: card?.lines ?? [],
  };
  const { groupColumn, dateOrder, turnDates } = options;
  const { readId } = reading.data ?? {};
  const rowsKey = [readId, mapping, dateOrder, turnDates, groupColumn, currency, card?.cardId];
  const understood = useQuery({
    queryKey: ["sheet", "understood", rowsKey],
    // With the firm's rates from the start: a large sheet is not understood twice.
    enabled: table !== null && usable && card !== null,
    queryFn: ({ signal }) => {
      if (table === null || mapping === null) throw new Error("Nothing was read");
      return understand(table, mapping, options, signal);
    },
    ...heavy,
  });

  const fresh = understood.isPlaceholderData ? undefined : understood.data;
  const { check, ...checking } = useServerCheck(
    rowsKey,
    fresh && table && mapping ? { table, mapping, entries: fresh.entries } : null,
    me,
    state.confirmedIds,
  );
  const checked = (me && check.data) ?? null;
  const judged = useJudged(
    [rowsKey, state.confirmedIds, check.dataUpdatedAt],
    // What is shown stays until it can be replaced by something true.
    check.isPlaceholderData ? undefined : fresh,
    checked,
    me?.person.id ?? "",
  );
  const judgedNow = judged.isPlaceholderData ? undefined : judged.data;
  const settings = useMemo(
    () => ({
      grouping: state.grouping,
      detailLevel: state.detailLevel,
      invoiceDate: state.invoiceDate ?? me?.firm.today ?? localToday(),
      tax:
        checked === null || !me
          ? null
          : { rates: me.firm.taxRates, pricesIncludeTax: me.firm.pricesIncludeTax },
    }),
    [state.grouping, state.detailLevel, state.invoiceDate, me, checked],
  );

  const preview = useQuery({
    queryKey: [
      "sheet",
      "preview",
      rowsKey,
      state.confirmedIds,
      check.dataUpdatedAt,
      state.filters,
      settings,
      me?.person.id,
    ],
    enabled: judgedNow !== undefined,
    queryFn: async ({ signal }): Promise<PickedPreview> => {
      const all = judgedNow?.all ?? [];
      const picked = await withPauses(
        filterRows(all, state.filters, table?.hiddenRows ?? []),
        signal,
      );
      const entries = picked.map(({ entry }) => entry);
      const preview = await buildPreviewOf(entries, settings, signal);
      return { ...preview, picked, leftOutCount: all.length - picked.length };
    },
    ...heavy,
  });

  return {
    state,
    dispatch,
    workbook,
    tables,
    chosen,
    reading,
    /** How far the reading of a large table is, and how to end it. */
    progress,
    cancelReading: cancel,
    isStale,
    table,
    mapping,
    usable,
    hasRateCard,
    /** How the rows are read. */
    options,
    me,
    understood,
    check,
    /** How far the check of a large table is, how to end it, and whether it was ended. */
    checking,
    checked,
    judged,
    settings,
    preview,
  };
}

export type Unbilled = ReturnType<typeof useUnbilled>;

function useJudged(
  key: readonly unknown[],
  understood: UnderstoodRows | undefined,
  checked: CheckedRows | null,
  personId: string,
) {
  return useQuery({
    queryKey: ["sheet", "judged", personId, key],
    enabled: understood !== undefined,
    queryFn: ({ signal }) => {
      if (!understood) throw new Error("Nothing was understood");
      return withPauses(judgeRows(understood, checked), signal);
    },
    ...heavy,
    // Never what somebody else was told; what was judged before anybody signed in is in the sheet.
    placeholderData: (previous: Judged | undefined, query) =>
      query?.queryKey[2] === personId || query?.queryKey[2] === "" ? previous : undefined,
  });
}

/** Only while nobody is signed in: the firm's own date decides afterwards (R3). */
function localToday(): string {
  return new Intl.DateTimeFormat("sv-SE").format(new Date());
}
