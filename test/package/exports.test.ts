import { expect, it } from "vitest";

const entries = [
  "orgkit",
  "orgkit/polar",
  "orgkit/openai",
  "orgkit/clerk",
  "orgkit/permit",
  "orgkit/proxy",
  "orgkit/sandbox",
];

it.each(entries)("%s exports what it did", async (entry) => {
  const names = Object.keys(await import(entry)).sort();

  expect(names).toMatchSnapshot();
});

it.each(["polar", "openai", "clerk", "permit"])("orgkit/%s/slim exports the same names", async (vendor) => {
  const names = Object.keys(await import(`orgkit/${vendor}`));

  expect(Object.keys(await import(`orgkit/${vendor}/slim`)).sort()).toEqual(names.sort());
});
