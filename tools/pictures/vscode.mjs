// Takes the pictures of VS Code, from a workbench that runs in a browser. By hand, since it is large:
//
//   npm install -g code-server playwright-core        (and Debian's chromium)
//   make vsix && code-server --install-extension editors/vscode/promptlint.vsix
//   code-server --auth none --disable-workspace-trust --bind-addr 127.0.0.1:8377 &
//   NODE_PATH="$(npm root -g)" node tools/pictures/vscode.mjs http://127.0.0.1:8377 "$PWD/corpus" docs/pictures
//
// where `promptlint server` can be started: from PATH, or from .venv in the folder that is opened.

import { createRequire } from "node:module";
import { join } from "node:path";

const { chromium } = createRequire(import.meta.url)("playwright-core");
const [workbench, folder, out] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1040, height: 720 } });
const settled = (seconds) => page.waitForTimeout(seconds * 1000);
const picture = (name) => page.screenshot({ path: join(out, `vscode-${name}.png`) });

async function type(key, text) {
  await page.keyboard.press(key);
  await settled(0.7);
  await page.keyboard.type(text);
  await settled(1.2);
  await page.keyboard.press("Enter");
  await settled(1);
}

async function open(file, place) {
  await type("Control+p", file);
  await page.waitForSelector(".squiggly-error, .squiggly-warning", { timeout: 60_000 });
  await type("Control+g", place);
}

await page.goto(`${workbench}/?folder=${folder}`);
await page.waitForSelector(".monaco-workbench", { timeout: 60_000 });
await settled(4);
await page.keyboard.press("Control+b");

await open("bot/triage.py", "24");
await type("F1", "View: Focus Problems");
await settled(1);
await picture("problems");
await type("F1", "View: Toggle Panel Visibility");

await open("bot/answer.py", "19:55");
await type("F1", "Show or Focus Hover");
await settled(2);
await picture("hover");
await page.keyboard.press("Escape");
await page.keyboard.press("Control+.");
await settled(2);
await picture("fix");
await browser.close();
