import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ImageAddRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { FirmView } from "#shared/wire/firm.ts";
import { settingsApi } from "../../../api/settings-api.ts";
import { Notice } from "../../../components/notice.tsx";
import { Block } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { firmKey, invoiceSettingsKey, logoKey } from "../settings-keys.ts";
import { dataAddress, LogoFileError, redrawnLogo } from "./redrawn-logo.ts";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalL },
  // White in both themes, as the paper is.
  paper: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    width: "240px",
    height: "96px",
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "#ffffff",
    color: "#616161",
    boxSizing: "border-box",
  },
  image: { maxWidth: "100%", maxHeight: "100%" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The logo on paper, and how to put another in its place. */
export function LogoBlock({ firm }: { firm: FirmView }) {
  const styles = useStyles();
  const api = useApi(settingsApi);
  const client = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const keep = (next: FirmView) => {
    client.setQueryData(firmKey, next);
    void client.invalidateQueries({ queryKey: invoiceSettingsKey });
  };
  const replace = useMutation({
    mutationFn: async (chosen: File) =>
      api.replaceLogo(firm.version, { base64: await redrawnLogo(chosen) }),
    onSuccess: keep,
  });
  const remove = useMutation({
    mutationFn: () => api.removeLogo(firm.version),
    onSuccess: (next) => {
      keep(next);
      setIsRemoving(false);
    },
  });
  return (
    <Block title="Logo" text="PNG or JPEG, up to 512 KB and 2,000 × 2,000 pixels.">
      <div className={styles.row}>
        <div className={styles.paper}>
          {firm.logo === null ? (
            "No logo"
          ) : (
            <LogoImage key={firm.logo.sha256} sha256={firm.logo.sha256} name={firm.name} />
          )}
        </div>
        <div className={styles.buttons}>
          <input
            ref={file}
            type="file"
            hidden
            accept="image/png,image/jpeg"
            aria-label="File of the logo"
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen) replace.mutate(chosen);
              event.currentTarget.value = "";
            }}
          />
          <Button
            icon={<ImageAddRegular />}
            disabledFocusable={replace.isPending}
            onClick={() => file.current?.click()}
          >
            {replace.isPending ? "Uploading" : firm.logo === null ? "Choose a logo" : "Replace"}
          </Button>
          {firm.logo !== null && <Button onClick={() => setIsRemoving(true)}>Remove</Button>}
        </div>
      </div>
      {replace.error instanceof LogoFileError ? (
        <Notice tone="error" title="This logo cannot be used">
          {replace.error.message} The logo was not changed.
        </Notice>
      ) : (
        replace.error && (
          <ProblemNotice error={replace.error} unchanged="The logo was not changed." />
        )
      )}
      {isRemoving && (
        <ConfirmDialog
          title="Remove the logo?"
          action="Remove the logo"
          working={remove.isPending}
          error={remove.error}
          unchanged="The logo is still there."
          onConfirm={() => remove.mutate()}
          onClose={() => {
            remove.reset();
            setIsRemoving(false);
          }}
        >
          Invoices that are written from now on will be without it. Those that were sent stay as
          they are.
        </ConfirmDialog>
      )}
    </Block>
  );
}

function LogoImage({ sha256, name }: { sha256: string; name: string }) {
  const styles = useStyles();
  const api = useApi(settingsApi);
  const { data } = useQuery({
    queryKey: [...logoKey, sha256],
    queryFn: async ({ signal }) => dataAddress(await api.logo(signal)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data === undefined ? null : (
    <img src={data} alt={`Logo of ${name}`} className={styles.image} />
  );
}
