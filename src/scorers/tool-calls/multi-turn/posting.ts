import { str } from '../../python/repr.ts';
import type { Value } from '../../python/value.ts';
import { beginWith } from './begin.ts';
import {
  dict,
  list,
  type Operation,
  refusal,
  rows,
  type State,
  type SystemKind,
  table,
  text,
} from './simulation.ts';

const signedOut = (doing: string) =>
  refusal(`User not authenticated. Please authenticate before ${doing}.`);

/** Only for who has signed in. */
const signedIn = (doing: string, operation: Operation): Operation => ({
  parameters: operation.parameters,
  run: (means, given) =>
    means.state.get('authenticated') === true ? operation.run(means, given) : signedOut(doing),
});

/** The tweet `tweet_id`. */
const tweetOf = (state: State, given: ReadonlyMap<string, Value>) =>
  table(state, 'tweets').get(str(given.get('tweet_id')!)) as Map<string, Value> | undefined;

const noTweet = (given: ReadonlyMap<string, Value>) =>
  refusal(`Tweet with ID ${str(given.get('tweet_id')!)} not found.`);

/** A list of a table by key, made when it is not there. */
function listAt(lists: Map<string, Value>, key: string): Value[] {
  const known = lists.get(key);
  if (Array.isArray(known)) return known as Value[];
  const made: Value[] = [];
  lists.set(key, made);
  return made;
}

const tweets = (state: State) => [...table(state, 'tweets').values()] as Map<string, Value>[];

/** Short public messages. */
export const postingSystem: SystemKind = {
  seed: 0,
  begin: beginWith({
    username: 'john',
    password: 'john123',
    authenticated: false,
    tweets: new Map(),
    comments: new Map(),
    retweets: new Map(),
    following_list: ['alice', 'bob'],
    tweet_counter: 0,
  }),
  operations: {
    authenticate_twitter: {
      parameters: ['username', 'password'],
      run: ({ state }, given) => {
        const right =
          given.get('username') === state.get('username') &&
          given.get('password') === state.get('password');
        if (right) state.set('authenticated', true);
        return dict({ authentication_status: right });
      },
    },
    posting_get_login_status: {
      parameters: [],
      run: ({ state }) => dict({ login_status: state.get('authenticated') === true }),
    },
    post_tweet: signedIn('posting', {
      parameters: ['content', ['tags', []], ['mentions', []]],
      run: ({ state }, given) => {
        const id = state.get('tweet_counter') as number;
        const tweet = dict({
          id,
          username: state.get('username')!,
          content: text(given, 'content'),
          tags: [...list(given, 'tags')],
          mentions: [...list(given, 'mentions')],
        });
        table(state, 'tweets').set(String(id), tweet);
        state.set('tweet_counter', id + 1);
        return new Map(tweet);
      },
    }),
    retweet: signedIn('retweeting', {
      parameters: ['tweet_id'],
      run: ({ state }, given) => {
        if (!tweetOf(state, given)) return noTweet(given);
        const done = listAt(table(state, 'retweets'), state.get('username') as string);
        if (done.includes(given.get('tweet_id')!))
          return dict({ retweet_status: 'Already retweeted' });
        done.push(given.get('tweet_id')!);
        return dict({ retweet_status: 'Successfully retweeted' });
      },
    }),
    comment: signedIn('commenting', {
      parameters: ['tweet_id', 'comment_content'],
      run: ({ state }, given) => {
        if (!tweetOf(state, given)) return noTweet(given);
        listAt(table(state, 'comments'), str(given.get('tweet_id')!)).push(
          dict({ username: state.get('username')!, content: given.get('comment_content')! }),
        );
        return dict({ comment_status: 'Comment added successfully' });
      },
    }),
    mention: {
      parameters: ['tweet_id', 'mentioned_usernames'],
      run: ({ state }, given) => {
        const tweet = tweetOf(state, given);
        if (!tweet) return noTweet(given);
        rows(tweet, 'mentions').push(...list(given, 'mentioned_usernames'));
        return dict({ mention_status: 'Users mentioned successfully' });
      },
    },
    follow_user: signedIn('following', {
      parameters: ['username_to_follow'],
      run: ({ state }, given) => {
        const following = rows(state, 'following_list');
        const fresh = !following.includes(given.get('username_to_follow')!);
        if (fresh) following.push(given.get('username_to_follow')!);
        return dict({ follow_status: fresh });
      },
    }),
    unfollow_user: signedIn('unfollowing', {
      parameters: ['username_to_unfollow'],
      run: ({ state }, given) => {
        const following = rows(state, 'following_list');
        const at = following.indexOf(given.get('username_to_unfollow')!);
        if (at >= 0) following.splice(at, 1);
        return dict({ unfollow_status: at >= 0 });
      },
    }),
    list_all_following: signedIn('listing following', {
      parameters: [],
      run: ({ state }) => [...rows(state, 'following_list')],
    }),
    get_tweet: {
      parameters: ['tweet_id'],
      run: ({ state }, given) => tweetOf(state, given) ?? noTweet(given),
    },
    get_user_tweets: {
      parameters: ['username'],
      run: ({ state }, given) =>
        tweets(state).filter((tweet) => tweet.get('username') === given.get('username')),
    },
    search_tweets: {
      parameters: ['keyword'],
      run: ({ state }, given) => {
        const keyword = text(given, 'keyword').toLowerCase();
        return tweets(state).filter(
          (tweet) =>
            text(tweet, 'content').toLowerCase().includes(keyword) ||
            list(tweet, 'tags').some((tag) => str(tag).toLowerCase().includes(keyword)),
        );
      },
    },
    get_tweet_comments: {
      parameters: ['tweet_id'],
      run: ({ state }, given) =>
        tweetOf(state, given)
          ? (table(state, 'comments').get(str(given.get('tweet_id')!)) ?? [])
          : noTweet(given),
    },
    get_user_stats: {
      parameters: ['username'],
      run: ({ state }, given) => {
        const name = text(given, 'username');
        const retweets = table(state, 'retweets').get(name);
        return dict({
          tweet_count: tweets(state).filter((tweet) => tweet.get('username') === name).length,
          following_count:
            name === state.get('username') ? rows(state, 'following_list').length : 0,
          retweet_count: Array.isArray(retweets) ? retweets.length : 0,
        });
      },
    },
  },
};
