import assert from "node:assert/strict";
import { test } from "node:test";

import { adviceOf, launchOf, statusOf } from "./launch";

test("the command of the settings is taken word by word", () => {
  assert.deepEqual(launchOf(["uvx", "promptlint", "server"]), {
    command: "uvx",
    args: ["promptlint", "server"],
  });
});

for (const setting of [undefined, [], [""], "promptlint", [1]]) {
  test(`without a usable command, ${JSON.stringify(setting)}, the usual one is taken`, () => {
    assert.deepEqual(launchOf(setting), { command: "promptlint", args: ["server"] });
  });
}

test("each state of the server looks different", () => {
  const texts = (["starting", "running", "stopped"] as const).map((health) => statusOf(health).text);
  assert.equal(new Set(texts).size, 3);
  assert.equal(statusOf("running", "0.1.0").tooltip, "promptlint 0.1.0 is running");
  assert.equal(statusOf("running").tooltip, "promptlint is running");
});

test("a server that does not start is explained with its command and a remedy", () => {
  const advice = adviceOf({ command: "promptlint", args: ["server"] }, new Error("ENOENT"));
  assert.match(advice, /`promptlint server` does not start \(ENOENT\)/);
  assert.match(advice, /pip install/);
});
