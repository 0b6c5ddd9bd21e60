import assert from "node:assert/strict";
import { delimiter, join } from "node:path";
import { test } from "node:test";

import { adviceOf, launchOf, programsOf, statusOf } from "./launch";

test("the command of the settings is taken word by word", () => {
  assert.deepEqual(launchOf(["uvx", "promptlint", "server"], "/found/promptlint"), {
    command: "uvx",
    args: ["promptlint", "server"],
  });
});

for (const setting of [undefined, [], [""], "promptlint", [1]]) {
  test(`without a usable command, ${JSON.stringify(setting)}, what was found is taken, or the usual one`, () => {
    assert.deepEqual(launchOf(setting, "/found/promptlint"), { command: "/found/promptlint", args: ["server"] });
    assert.deepEqual(launchOf(setting), { command: "promptlint", args: ["server"] });
  });
}

test("the chosen Python goes before the project's environment, and both before PATH", () => {
  const programs = programsOf({
    interpreter: join("/envs", "bin", "python"),
    folders: [join("/one"), join("/two")],
    path: ["/usr/local/bin", "", "/usr/bin"].join(delimiter),
    windows: false,
  });
  assert.deepEqual(programs, [
    join("/envs", "bin", "promptlint"),
    join("/envs", "bin", "python", "bin", "promptlint"),
    join("/one", ".venv", "bin", "promptlint"),
    join("/one", "venv", "bin", "promptlint"),
    join("/two", ".venv", "bin", "promptlint"),
    join("/two", "venv", "bin", "promptlint"),
    join("/usr/local/bin", "promptlint"),
    join("/usr/bin", "promptlint"),
  ]);
});

test("on Windows programs lie in Scripts", () => {
  const where = { interpreter: undefined, folders: ["project"], path: "", windows: true };
  assert.equal(programsOf(where)[0], join("project", ".venv", "Scripts", "promptlint.exe"));
});

test("each state of the server looks different", () => {
  const texts = (["starting", "running", "stopped"] as const).map((health) => statusOf(health).text);
  assert.equal(new Set(texts).size, 3);
  assert.equal(statusOf("running", "0.1.0").tooltip, "promptlint 0.1.0 is running");
  assert.equal(statusOf("running").tooltip, "promptlint is running");
});

test("a server that does not start is explained with its command and a remedy", () => {
  const error = new Error("Launching server using command promptlint failed. Error: spawn promptlint ENOENT");
  const advice = adviceOf({ command: "promptlint", args: ["server"] }, error);
  assert.match(advice, /`promptlint server` does not start \(spawn promptlint ENOENT\)/);
  assert.match(advice, /pip install/);
});
