import { Combobox, Field, makeStyles, Option } from "@fluentui/react-components";
import { useState } from "react";
import type { ClientName } from "#shared/wire/client.ts";
import { useFoundClients } from "./client-queries.ts";

const useStyles = makeStyles({ field: { maxWidth: "480px" }, box: { minWidth: 0 } });

/** One of the public clients, found by typing; emptied, it is nobody. */
export function PayerField(props: {
  label: string;
  hint?: string;
  value: ClientName | null;
  problem?: string | undefined;
  onChange: (payer: ClientName | null) => void;
}) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const { data } = useFoundClients(typed ?? "", typed !== null);
  const found = (data?.clients ?? []).flatMap((client) =>
    client.sight === "full" && client.privacy === "public" ? client : [],
  );
  return (
    <Field
      label={props.label}
      className={styles.field}
      {...(props.hint === undefined ? {} : { hint: { children: props.hint } })}
      {...(props.problem === undefined ? {} : { validationMessage: props.problem })}
    >
      <Combobox
        className={styles.box}
        freeform
        clearable
        value={typed ?? props.value?.name ?? ""}
        selectedOptions={props.value === null ? [] : [props.value.id]}
        onOpenChange={(_, { open }) => setTyped(open ? "" : null)}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, { optionValue, optionText }) => {
          props.onChange(
            optionValue === undefined || optionValue === ""
              ? null
              : { id: optionValue, name: optionText ?? "" },
          );
          setTyped(null);
        }}
      >
        {found.map(({ id, name, code }) => (
          <Option key={id} value={id} text={name}>
            {code === "" ? name : `${name} (${code})`}
          </Option>
        ))}
        {found.length === 0 && (
          <Option value="" text="" disabled>
            No public client found
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
