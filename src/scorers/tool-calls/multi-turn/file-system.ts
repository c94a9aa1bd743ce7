import { clone, type Value } from '../../python/value.ts';
import {
  contentOf,
  contentsOf,
  type Entry,
  findBelow,
  isDirectory,
  isFile,
  newDirectory,
  newFile,
  sizeOf,
} from './file-tree.ts';
import {
  dict,
  number,
  type Operation,
  refusal,
  rows,
  type State,
  type SystemKind,
  text,
} from './simulation.ts';

/** The state holds the tree under `root` and the names from there to the current directory. */
function begin(config: ReadonlyMap<string, Value>): State {
  const given = config.get('root');
  const [name, root] = given instanceof Map ? [...given][0]! : ['workspace', newDirectory()];
  return new Map<string, Value>([
    ['name', name],
    ['root', clone(root)],
    ['_path', []],
  ]);
}

function here(state: State): Entry {
  let directory = state.get('root') as Entry;
  for (const name of rows(state, '_path'))
    directory = contentsOf(directory).get(String(name)) as Entry;
  return directory;
}

const workingDirectory = (state: State) =>
  `/${[state.get('name'), ...rows(state, '_path')].join('/')}`;

/** Work in the current directory. */
const inside = (
  parameters: Operation['parameters'],
  run: (entries: Map<string, Value>, given: ReadonlyMap<string, Value>, state: State) => Value,
): Operation => ({
  parameters,
  run: ({ state }, given) => run(contentsOf(here(state)), given, state),
});

/** Work on the file `file_name` of the current directory. */
const onFile = (
  command: string,
  parameters: Operation['parameters'],
  run: (content: string, given: ReadonlyMap<string, Value>) => Value,
): Operation =>
  inside(['file_name', ...parameters], (entries, given) => {
    const name = text(given, 'file_name');
    const file = entries.get(name);
    if (isDirectory(file)) return refusal(`${command}: ${name}: Is a directory`);
    return isFile(file)
      ? run(contentOf(file), given)
      : refusal(`${command}: ${name}: No such file or directory`);
  });

const lines = (content: string) => content.split(/\r?\n/);

/** Copies or moves an entry to a name, or into the directory of that name. */
const transfer = (command: 'cp' | 'mv', done: string): Operation =>
  inside(['source', 'destination'], (entries, given) => {
    const [source, destination] = [text(given, 'source'), text(given, 'destination')];
    const entry = entries.get(source);
    if (entry === undefined) {
      return refusal(
        `${command}: cannot ${command === 'cp' ? 'copy' : 'move'} '${source}': No such file or directory`,
      );
    }
    if (destination.includes('/')) return refusal(`${command}: no path allowed in destination`);
    const into = entries.get(destination);
    if (into !== undefined && (!isDirectory(into) || into === entry)) {
      return refusal(`${command}: '${destination}' already exists`);
    }
    const [target, name] = isDirectory(into) ? [contentsOf(into), source] : [entries, destination];
    if (target.has(name)) return refusal(`${command}: '${destination}/${name}' already exists`);
    if (command === 'mv') entries.delete(source);
    target.set(name, command === 'cp' ? clone(entry) : entry);
    return dict({
      result: `'${source}' ${done} to '${isDirectory(into) ? `${destination}/${name}` : destination}'`,
    });
  });

function changeDirectory(state: State, folder: string): Value {
  const path = rows(state, '_path');
  if (folder === '..') {
    if (path.length === 0) return refusal('Current directory is already the root. Cannot go back.');
    path.pop();
    return dict({ current_working_directory: workingDirectory(state).split('/').at(-1)! });
  }
  if (folder === '/') {
    path.length = 0;
    return dict({ current_working_directory: '/' });
  }
  if (!isDirectory(contentsOf(here(state)).get(folder))) {
    return refusal(`cd: ${folder}: No such directory. You cannot use path to change directory.`);
  }
  path.push(folder);
  return dict({ current_working_directory: folder });
}

function write(entries: Map<string, Value>, given: ReadonlyMap<string, Value>): Value {
  const name = given.get('file_name')!;
  if (name === null || name === 'None') return dict({ terminal_output: given.get('content')! });
  // Only into a file that is there.
  if (typeof name !== 'string' || !entries.has(name) || isDirectory(entries.get(name))) {
    return refusal(`echo: cannot write to '${String(name)}'`);
  }
  entries.set(name, newFile(text(given, 'content')));
  return dict({ terminal_output: null });
}

const counted: Readonly<Record<string, readonly [string, (content: string) => number]>> = {
  l: ['lines', (content) => lines(content).length],
  w: ['words', (content) => content.split(/\s+/).filter(Boolean).length],
  c: ['characters', (content) => content.length],
};

/** Lines of one file that the other does not have at the same place. */
function difference(a: string, b: string): string {
  const [left, right] = [lines(a), lines(b)];
  const length = Math.min(left.length, right.length);
  return left
    .slice(0, length)
    .flatMap((line, i) => (line === right[i] ? [] : [`- ${line}\n+ ${right[i]}`]))
    .join('\n');
}

/** A tree of files with a current directory. */
export const fileSystem: SystemKind = {
  seed: 0,
  begin,
  operations: {
    pwd: {
      parameters: [],
      run: ({ state }) => dict({ current_working_directory: workingDirectory(state) }),
    },
    cd: {
      parameters: ['folder'],
      run: ({ state }, given) => changeDirectory(state, text(given, 'folder')),
    },
    ls: inside([['a', false]], (entries, given) => {
      const names = [...entries.keys()];
      const all = given.get('a') === true;
      return dict({
        current_directory_content: all ? names : names.filter((name) => !name.startsWith('.')),
      });
    }),
    mkdir: inside(['dir_name'], (entries, given) => {
      const name = text(given, 'dir_name');
      if (entries.has(name))
        return refusal(`mkdir: cannot create directory '${name}': File exists`);
      entries.set(name, newDirectory());
      return null;
    }),
    touch: inside(['file_name'], (entries, given) => {
      const name = text(given, 'file_name');
      if (entries.has(name)) return refusal(`touch: cannot touch '${name}': File exists`);
      entries.set(name, newFile());
      return null;
    }),
    echo: inside(['content', ['file_name', null]], write),
    cat: onFile('cat', [], (content) => dict({ file_content: content })),
    find: {
      parameters: [
        ['path', '.'],
        ['name', null],
      ],
      run: ({ state }, given) => {
        const path = text(given, 'path');
        const name = given.get('name')!;
        const start =
          path === '.' ? here(state) : contentsOf(here(state)).get(path.replace(/^\.\/|\/$/g, ''));
        const matches = isDirectory(start)
          ? findBelow(start, path, typeof name === 'string' && name !== 'None' ? name : '')
          : [];
        return dict({ matches });
      },
    },
    wc: onFile('wc', [['mode', 'l']], (content, given) => {
      const mode = counted[text(given, 'mode')];
      return mode
        ? dict({ count: mode[1](content), type: mode[0] })
        : refusal(`wc: invalid mode '${given.get('mode')}'`);
    }),
    sort: onFile('sort', [], (content) =>
      dict({ sorted_content: lines(content).sort().join('\n') }),
    ),
    grep: onFile('grep', ['pattern'], (content, given) =>
      dict({
        matching_lines: lines(content).filter((line) => line.includes(text(given, 'pattern'))),
      }),
    ),
    tail: onFile('tail', [['lines', 10]], (content, given) =>
      dict({
        last_lines: lines(content)
          .slice(-Math.min(Math.max(1, number(given, 'lines')), lines(content).length))
          .join('\n'),
      }),
    ),
    du: {
      parameters: [['human_readable', false]],
      run: ({ state }, given) => {
        const bytes = sizeOf(here(state));
        if (given.get('human_readable') !== true) return dict({ disk_usage: `${bytes} bytes` });
        const power = Math.min(4, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
        return dict({
          disk_usage: `${(bytes / 1024 ** power).toFixed(2)} ${['B', 'KB', 'MB', 'GB', 'TB'][power]}`,
        });
      },
    },
    diff: inside(['file_name1', 'file_name2'], (entries, given) => {
      const [a, b] = [
        entries.get(text(given, 'file_name1')),
        entries.get(text(given, 'file_name2')),
      ];
      return isFile(a) && isFile(b)
        ? dict({ diff_lines: difference(contentOf(a), contentOf(b)) })
        : refusal(
            `diff: ${given.get(isFile(a) ? 'file_name2' : 'file_name1')}: No such file or directory`,
          );
    }),
    mv: transfer('mv', 'moved'),
    cp: transfer('cp', 'copied'),
    rm: inside(['file_name'], (entries, given) => {
      const name = text(given, 'file_name');
      return entries.delete(name)
        ? dict({ result: `'${name}' removed` })
        : refusal(`rm: cannot remove '${name}': No such file or directory`);
    }),
    rmdir: inside(['dir_name'], (entries, given) => {
      const name = text(given, 'dir_name');
      const directory = entries.get(name);
      if (!isDirectory(directory))
        return refusal(`rmdir: cannot remove '${name}': No such file or directory`);
      if (contentsOf(directory).size > 0)
        return refusal(`rmdir: cannot remove '${name}': Directory not empty`);
      entries.delete(name);
      return dict({ result: `'${name}' removed` });
    }),
  },
};
