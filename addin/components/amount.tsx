import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { formatMinor, formatMoney } from "#shared/decimal.ts";
import type { Money } from "#shared/wire/fields.ts";

import { firmCurrencyFirst, useFirmCurrency } from "./firm-currency.ts";
import { useLocale } from "./locale.ts";

const useStyles = makeStyles({
  amount: { fontVariantNumeric: "tabular-nums", textAlign: "end", whiteSpace: "nowrap" },
  strong: { fontWeight: tokens.fontWeightSemibold },
  list: { display: "flex", flexDirection: "column", alignItems: "flex-end" },
  start: { alignItems: "flex-start", textAlign: "start" },
});

/** One amount; without its code where the column already says the currency. */
export function Amount(props: {
  amountMinor: number;
  currency: string;
  bare?: boolean;
  strong?: boolean;
}) {
  const styles = useStyles();
  const locale = useLocale();
  const text = props.bare
    ? formatMinor(props.amountMinor, props.currency, locale)
    : formatMoney(props.amountMinor, props.currency, locale);
  return <span className={mergeClasses(styles.amount, props.strong && styles.strong)}>{text}</span>;
}

/** One amount per currency, one under the other: they are never added up. */
export function Amounts(props: { totals: readonly Money[]; strong?: boolean; start?: boolean }) {
  const styles = useStyles();
  const firmCurrency = useFirmCurrency();
  if (props.totals.length === 0) return <span>–</span>;
  return (
    <span className={mergeClasses(styles.list, props.start && styles.start)}>
      {firmCurrencyFirst(props.totals, firmCurrency).map(({ currency, amountMinor }) => (
        <Amount
          key={currency}
          currency={currency}
          amountMinor={amountMinor}
          {...(props.strong ? { strong: true } : {})}
        />
      ))}
    </span>
  );
}
