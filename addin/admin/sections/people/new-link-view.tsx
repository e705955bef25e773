import { formatInstantDay } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import type { NewLink } from "#shared/wire/person.ts";
import { LinkToCopy } from "../../parts/link-to-copy.tsx";

/** A one-time link, shown this once: the server keeps only its hash. */
export function NewLinkView(props: { name: string; link: NewLink }) {
  const locale = useLocale();
  return (
    <>
      <Notice tone="warning" title="This link is shown only now">
        {`Send it to ${props.name} yourself. It works once, until ${formatInstantDay(props.link.expiresAt, locale)}; whoever opens it signs in as ${props.name}.`}
      </Notice>
      <LinkToCopy
        label={`Link for ${props.name}`}
        url={new URL(props.link.path, location.origin).href}
      />
    </>
  );
}
