// Runs the suite in a page that Chromium loads from the origin of the sandbox.
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";

const [, url = ""] = process.argv.slice(2);
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(url);
  const outcomes = await page.evaluate("runSuite(location.origin)");
  console.log(JSON.stringify({ version: browser.version(), outcomes }));
} finally {
  await browser.close();
}
