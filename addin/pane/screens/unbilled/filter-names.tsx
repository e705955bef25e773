import { Checkbox, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { compareNames, nameKey } from "#shared/names.ts";

const useStyles = makeStyles({
  panel: { display: "flex", flexDirection: "column", paddingTop: tokens.spacingVerticalS },
  list: {
    display: "flex",
    flexDirection: "column",
    maxHeight: "180px",
    overflowY: "auto",
  },
  note: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** More names than this are found by typing. */
const shownNames = 50;

/** Choice among the names that stand in the sheet. */
export function FilterNames(props: {
  label: string;
  names: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const styles = useStyles();
  const [search, setSearch] = useState("");
  const distinct = useMemo(() => distinctNames(props.names).sort(compareNames), [props.names]);
  const found = distinct.filter((name) =>
    name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()),
  );
  return (
    <div className={styles.panel} role="group" aria-label={props.label}>
      <Input
        size="small"
        type="search"
        aria-label={`Find among ${props.label.toLowerCase()}`}
        placeholder={`Find among ${distinct.length}`}
        value={search}
        onChange={(_, { value }) => setSearch(value)}
      />
      <div className={styles.list}>
        {found.slice(0, shownNames).map((name) => (
          <Checkbox
            key={name}
            label={name}
            checked={props.chosen.includes(name)}
            onChange={(_, { checked }) =>
              props.onChange(
                checked === true
                  ? [...props.chosen, name]
                  : props.chosen.filter((other) => other !== name),
              )
            }
          />
        ))}
        {found.length > shownNames && (
          <span className={styles.note}>
            and {found.length - shownNames} more; type to find them
          </span>
        )}
        {found.length === 0 && <span className={styles.note}>No name like this in the sheet.</span>}
      </div>
    </div>
  );
}

/** Each name once, as it is written first, however else it is written. */
function distinctNames(names: readonly string[]): string[] {
  const written = new Map<string, string>();
  for (const name of new Set(names)) {
    const key = nameKey(name);
    if (key !== "" && !written.has(key)) written.set(key, name);
  }
  return [...written.values()];
}
