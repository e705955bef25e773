import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { joinAddresses, splitAddresses } from "#shared/email.ts";

interface Recipients {
  to: string[];
  cc: string[];
}

/** To whom an invoice goes, as it is being typed. */
export function useAddresses(before: Recipients) {
  const [to, setTo] = useState(joinAddresses(before.to));
  const [cc, setCc] = useState(joinAddresses(before.cc));
  const recipients: Recipients = { to: splitAddresses(to), cc: splitAddresses(cc) };
  return { to, setTo, cc, setCc, recipients };
}

export function AddressFields({ addresses }: { addresses: ReturnType<typeof useAddresses> }) {
  const { to, setTo, cc, setCc } = addresses;
  return (
    <>
      <Field label="To" hint="Several addresses are parted by commas.">
        <Input inputMode="email" value={to} onChange={(_, { value }) => setTo(value)} />
      </Field>
      <Field label="Copy to">
        <Input inputMode="email" value={cc} onChange={(_, { value }) => setCc(value)} />
      </Field>
    </>
  );
}
