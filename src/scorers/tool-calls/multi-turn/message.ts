import type { Value } from '../../python/value.ts';
import { beginWith } from './begin.ts';
import {
  dict,
  type Means,
  type Operation,
  refusal,
  rows,
  type State,
  type SystemKind,
  table,
  text,
} from './simulation.ts';

/** Only for who has logged in. */
const loggedIn = (parameters: Operation['parameters'], run: Operation['run']): Operation => ({
  parameters,
  run: (means, given) =>
    means.state.get('current_user')
      ? run(means, given)
      : refusal('No user is currently logged in.'),
});

const ids = (state: State) => [...table(state, 'user_map').values()];
const inbox = (state: State) => rows(state, 'inbox') as Map<string, Value>[];

/** A number that no message has yet. */
function newId({ state, random }: Means): number {
  const used = rows(state, 'generated_ids');
  let id = random.between(10_000, 99_999);
  while (used.includes(id)) id = random.between(10_000, 99_999);
  used.push(id);
  return id;
}

/** Messages in a workspace. */
export const messageSystem: SystemKind = {
  seed: 200_191,
  begin: beginWith({
    generated_ids: [],
    user_count: 4,
    user_map: dict({ Alice: 'USR001', Bob: 'USR002', Catherine: 'USR003', Daniel: 'USR004' }),
    inbox: [
      dict({ USR002: 'My name is Alice. I want to connect.' }),
      dict({ USR003: 'Could you upload the file?' }),
      dict({ USR004: 'Could you upload the file?' }),
    ],
    message_count: 3,
    current_user: null,
  }),
  operations: {
    message_login: {
      parameters: ['user_id'],
      run: ({ state }, given) => {
        const id = given.get('user_id')!;
        if (!ids(state).includes(id)) {
          return dict({ login_status: false, message: `User ID '${id}' not found.` });
        }
        state.set('current_user', id);
        return dict({ login_status: true, message: `User '${id}' logged in successfully.` });
      },
    },
    message_get_login_status: {
      parameters: [],
      run: ({ state }) => dict({ login_status: Boolean(state.get('current_user')) }),
    },
    list_users: {
      parameters: [],
      run: ({ state }) => dict({ user_list: [...table(state, 'user_map').keys()] }),
    },
    get_user_id: {
      parameters: ['user'],
      run: ({ state }, given) => {
        const id = table(state, 'user_map').get(text(given, 'user'));
        return id === undefined
          ? refusal(`User '${given.get('user')}' not found in the workspace.`)
          : dict({ user_id: id });
      },
    },
    send_message: loggedIn(['receiver_id', 'message'], (means, given) => {
      const { state } = means;
      const receiver = text(given, 'receiver_id');
      if (!ids(state).includes(receiver)) return refusal(`Receiver ID '${receiver}' not found.`);
      const id = newId(means);
      inbox(state).push(dict({ [receiver]: given.get('message')! }));
      state.set('message_count', (state.get('message_count') as number) + 1);
      const message = `Message sent to '${receiver}' successfully.`;
      return dict({ sent_status: true, message_id: dict({ new_id: id }), message });
    }),
    delete_message: loggedIn(['receiver_id'], ({ state }, given) => {
      const receiver = text(given, 'receiver_id');
      const messages = inbox(state);
      const at = messages.findLastIndex((message) => message.has(receiver));
      if (at < 0) return refusal(`Receiver ID ${receiver} not found.`);
      messages.splice(at, 1);
      state.set('message_count', (state.get('message_count') as number) - 1);
      const message = `Receiver ${receiver}'s latest message deleted successfully.`;
      return dict({ deleted_status: true, message_id: receiver, message });
    }),
    view_messages_sent: loggedIn([], ({ state }) => {
      const messages = new Map<string, Value>();
      for (const message of inbox(state)) {
        for (const [receiver, content] of message) {
          messages.set(receiver, [
            ...((messages.get(receiver) as Value[] | undefined) ?? []),
            content,
          ]);
        }
      }
      return dict({ messages });
    }),
    // Needs no login.
    add_contact: {
      parameters: ['user_name'],
      run: ({ state }, given) => {
        const name = text(given, 'user_name');
        const users = table(state, 'user_map');
        if (users.has(name)) return refusal(`User name '${name}' already exists.`);
        const count = (state.get('user_count') as number) + 1;
        const id = `USR${String(count).padStart(3, '0')}`;
        state.set('user_count', count);
        users.set(name, id);
        const message = `Contact '${name}' added successfully.`;
        return dict({ added_status: true, user_id: id, message });
      },
    },
    search_messages: loggedIn(['keyword'], ({ state }, given) => {
      const keyword = text(given, 'keyword').toLowerCase();
      const results = inbox(state).flatMap((message) =>
        [...message]
          .filter(([, content]) => String(content).toLowerCase().includes(keyword))
          .map(([receiver, content]) => dict({ receiver_id: receiver, message: content })),
      );
      return dict({ results });
    }),
    get_message_stats: loggedIn([], ({ state }) =>
      dict({
        stats: dict({
          received_count: inbox(state).length,
          total_contacts: table(state, 'user_map').size,
        }),
      }),
    ),
  },
};
