import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unsafeDatabaseFile } from "../../server/unsafe-files.ts";

describe("a database file", () => {
  let folder: string;
  let program: string;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "billing-runs-files-"));
    program = join(folder, "program");
    file = join(folder, "data", "firm.sqlite");
    await mkdir(join(program, "dist"), { recursive: true });
    await mkdir(join(folder, "data"));
    await symlink(join(program, "dist"), join(folder, "elsewhere"));
    await writeFile(file, "");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("is taken when it is the server's alone, or is not there yet", async () => {
    await chmod(file, 0o600);
    expect(unsafeDatabaseFile(file, program)).toBeNull();
    await chmod(file, 0o640);
    expect(unsafeDatabaseFile(file, program)).toBeNull();
    expect(unsafeDatabaseFile(join(folder, "data", "new.sqlite"), program)).toBeNull();
    expect(unsafeDatabaseFile(join(folder, "no-folder", "new.sqlite"), program)).toBeNull();
  });

  it.each([0o644, 0o666, 0o602])(
    "is refused when everybody can read or change it: %o",
    async (mode) => {
      await chmod(file, mode);
      expect(unsafeDatabaseFile(file, program)).toContain("chmod 600");
    },
  );

  it("is refused among the program's own files, also behind a link", () => {
    for (const place of [join(program, "dist"), program, join(folder, "elsewhere")]) {
      const refusal = unsafeDatabaseFile(join(place, "firm.sqlite"), program);
      expect(refusal).toContain("among the program's own");
    }
    expect(unsafeDatabaseFile(join(folder, "program-data", "x"), program)).toBeNull();
  });
});
