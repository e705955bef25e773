import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { FolderOpenRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { SampleFile } from "virtual:sample-sheets";
import { openWorkbook } from "../open-workbook.ts";
import { cultureNamed } from "../model/format/culture.ts";
import { sampleWorkbookName } from "../sample-workbook.ts";
import { openNext } from "./kept-workbook.ts";

/** Opens another workbook in place of this one, which stays as it is left: the sample month, or a tool's export. */
export function OpenMenu() {
  const [files, setFiles] = useState<readonly SampleFile[]>([]);
  const loadFiles = async (): Promise<void> => {
    const { sampleFiles } = await import("virtual:sample-sheets");
    setFiles(sampleFiles);
  };
  return (
    <Menu onOpenChange={(_, { open }) => open && files.length === 0 && void loadFiles()}>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<FolderOpenRegular />}>
          Open a sample sheet
        </Button>
      </MenuTrigger>
      <MenuPopover className="sample-files">
        <MenuList>
          <MenuItem onClick={() => void open(sampleWorkbookName, null)}>
            The month of the sample firm
          </MenuItem>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>Exports of tools, and lists kept by hand</MenuGroupHeader>
            {files.map((file) => (
              <MenuItem key={file.name} onClick={() => void open(`${file.name}.xlsx`, file)}>
                {file.name}
              </MenuItem>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** In Excel each workbook has a pane of its own; here the page starts over with the other one. */
async function open(name: string, file: SampleFile | null): Promise<void> {
  const make = (): ReturnType<typeof openWorkbook> | null =>
    file && openWorkbook([file.sheet], { name, culture: cultureNamed(file.culture) });
  await openNext(name, make);
  location.reload();
}
