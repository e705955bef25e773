import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { PersonView, RightName } from "#shared/wire/person.ts";
import { formatInstantDay } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { cards } from "../../parts/widths.ts";
import { reasonAgainst, rightTitles, withRight } from "./rights-words.ts";
import type { Rights } from "./rights-words.ts";

const useStyles = makeStyles({
  cell: {
    display: "inline-flex",
    flexDirection: "column",
    alignItems: "flex-start",
    marginBlock: "-6px",
    [cards]: { flexDirection: "row-reverse", alignItems: "center" },
  },
  box: { marginInlineStart: "-8px", [cards]: { marginInlineStart: 0, marginRight: "-8px" } },
  small: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** Whether a person has a right, and who gave it when; ticking asks before it changes anything. */
export function RightCell(props: {
  person: PersonView;
  right: RightName;
  onAsk: (rights: Rights) => void;
}) {
  const styles = useStyles();
  const locale = useLocale();
  const { person, right } = props;
  const held = person.rights[right];
  const reason = reasonAgainst(person.rights, right);
  const given = held ? person.given[right] : null;
  return (
    <span className={styles.cell}>
      <Checkbox
        className={styles.box}
        checked={held}
        disabled={reason !== null || person.disabled}
        aria-label={`${rightTitles[right]} of ${person.name}`}
        onChange={() => props.onAsk(withRight(person.rights, right, !held))}
      />
      {reason !== null && <span className={styles.small}>{reason}</span>}
      {given && (
        <span className={styles.small}>
          {given.by === null ? "At set-up, " : `${given.by.name}, `}
          {formatInstantDay(given.at, locale)}
        </span>
      )}
    </span>
  );
}
