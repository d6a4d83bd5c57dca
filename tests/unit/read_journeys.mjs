// Reads user journeys with Mermaid itself: a list of texts comes in, what each was read as goes out.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");

let input = "";
for await (const chunk of process.stdin) input += chunk;

const read = [];
for (const text of JSON.parse(input)) {
  try {
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    // The next text is read into the same lists.
    read.push(JSON.stringify({ title: db.getDiagramTitle(), tasks: db.getTasks() }));
  } catch (error) {
    read.push(JSON.stringify({ error: String(error) }));
  }
}
console.log(`[${read.join(",")}]`);
