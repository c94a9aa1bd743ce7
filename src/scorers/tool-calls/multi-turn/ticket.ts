import { equal, type Value } from '../../python/value.ts';
import { beginWith } from './begin.ts';
import {
  dict,
  type Means,
  type Operation,
  refusal,
  rows,
  type SystemKind,
  text,
} from './simulation.ts';

const fields = ['title', 'description', 'status', 'priority'];

function find({ state }: Means, id: Value): Map<string, Value> | undefined {
  return rows(state, 'ticket_queue').find(
    (ticket) => ticket instanceof Map && equal(ticket.get('id') ?? null, id),
  ) as Map<string, Value> | undefined;
}

/** Work on the ticket `ticket_id`, or the refusal when there is none. */
const onTicket = (
  parameters: Operation['parameters'],
  run: (ticket: Map<string, Value>, given: ReadonlyMap<string, Value>, id: string) => Value,
): Operation => ({
  parameters,
  run: (means, given) => {
    const id = given.get('ticket_id')!;
    const ticket = find(means, id);
    return ticket ? run(ticket, given, String(id)) : refusal(`Ticket with ID ${id} not found.`);
  },
});

/** Tickets of a help desk. */
export const ticketSystem: SystemKind = {
  seed: 0,
  begin: beginWith({ ticket_queue: [], ticket_counter: 1, current_user: null }),
  operations: {
    create_ticket: {
      parameters: ['title', ['description', ''], ['priority', 1]],
      run: ({ state }, given) => {
        const user = state.get('current_user')!;
        if (!user) return refusal('User not authenticated. Please log in to create a ticket.');
        const priority = Number(given.get('priority'));
        if (!(priority >= 1 && priority <= 5)) {
          return refusal('Invalid priority. Priority must be between 1 and 5.');
        }
        const id = state.get('ticket_counter') as number;
        const ticket = dict({
          id,
          title: given.get('title')!,
          description: given.get('description')!,
          status: 'Open',
          priority: given.get('priority')!,
          created_by: user,
        });
        rows(state, 'ticket_queue').push(ticket);
        state.set('ticket_counter', id + 1);
        return new Map(ticket);
      },
    },
    get_ticket: onTicket(['ticket_id'], (ticket) => new Map(ticket)),
    close_ticket: onTicket(['ticket_id'], (ticket, _, id) => {
      if (ticket.get('status') === 'Closed')
        return refusal(`Ticket with ID ${id} is already closed.`);
      ticket.set('status', 'Closed');
      return dict({ status: `Ticket ${id} has been closed successfully.` });
    }),
    resolve_ticket: onTicket(['ticket_id', 'resolution'], (ticket, given, id) => {
      if (ticket.get('status') === 'Resolved') {
        return refusal(`Ticket with ID ${id} is already resolved.`);
      }
      ticket.set('status', 'Resolved');
      ticket.set('resolution', given.get('resolution')!);
      return dict({ status: `Ticket ${id} has been resolved successfully.` });
    }),
    edit_ticket: onTicket(['ticket_id', 'updates'], (ticket, given, id) => {
      const updates = given.get('updates')!;
      if (!(updates instanceof Map)) return refusal('Invalid updates.');
      const invalid = [...updates.keys()].filter((field) => !fields.includes(field));
      if (invalid.length > 0) return refusal(`Invalid fields for update: ${invalid.join(', ')}`);
      for (const [field, value] of updates) ticket.set(field, value);
      return dict({ status: `Ticket ${id} has been updated successfully.` });
    }),
    ticket_login: {
      parameters: ['username', 'password'],
      run: ({ state }, given) => {
        const success = text(given, 'username') !== '' && text(given, 'password') !== '';
        if (success) state.set('current_user', given.get('username')!);
        return dict({ success });
      },
    },
    ticket_get_login_status: {
      parameters: [],
      run: ({ state }) => dict({ login_status: Boolean(state.get('current_user')) }),
    },
    logout: {
      parameters: [],
      run: ({ state }) => {
        const success = Boolean(state.get('current_user'));
        state.set('current_user', null);
        return dict({ success });
      },
    },
    get_user_tickets: {
      parameters: [['status', null]],
      run: ({ state }, given) => {
        const user = state.get('current_user')!;
        if (!user) return [refusal('User not authenticated. Please log in to view tickets.')];
        const status = given.get('status')!;
        return rows(state, 'ticket_queue').filter(
          (ticket) =>
            ticket instanceof Map &&
            ticket.get('created_by') === user &&
            (!status ||
              String(ticket.get('status')).toLowerCase() === String(status).toLowerCase()),
        );
      },
    },
  },
};
