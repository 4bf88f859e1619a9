// Finds the dates of every text that comes in as a line of JSON, and answers each with a line: how many.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const chrono = createRequire(`${process.argv[2]}/`)("chrono-node");

for await (const line of createInterface({ input: process.stdin })) {
  const { text, published } = JSON.parse(line);
  console.log(chrono.parse(text, published ? new Date(published) : undefined).length);
}
