/** Python's `json` also reads these three, which are no JSON. */
const beyond = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

/** Whether Python's `json.loads` reads a text. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    if (!text.includes('NaN') && !text.includes('Infinity')) return false;
  }
  try {
    JSON.parse(text.replace(beyond, (found) => (found.startsWith('"') ? found : '0')));
    return true;
  } catch {
    return false;
  }
}
