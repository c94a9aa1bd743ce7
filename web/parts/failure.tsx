import { Component, type ReactNode } from 'react';
import { AnswerError } from '../data/fetch-answer.ts';
import { words } from '../words/index.ts';
import { Link } from './link.tsx';
import './failure.css';

interface FailureProps {
  children: ReactNode;
  /** A new value clears the failure: what is shown changed. */
  of: string;
  /** Where a suggested name leads; without it suggestions are plain text. */
  suggest?: (name: string) => string;
}

/** Shows what went wrong in the place of what could not be shown. */
export class Failure extends Component<FailureProps, { error: unknown; of: string }> {
  override state = { error: undefined as unknown, of: this.props.of };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps(props: FailureProps, state: { of: string }) {
    return props.of === state.of ? null : { error: undefined, of: props.of };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <FailureNotice error={error} suggest={this.props.suggest} />;
  }
}

function FailureNotice({ error, suggest }: { error: unknown; suggest: FailureProps['suggest'] }) {
  const t = words();
  const message = error instanceof Error ? error.message : String(error);
  const suggestions = error instanceof AnswerError ? error.suggestions : [];
  return (
    <div className="failure" role="alert">
      <p className="failure-title">{t.failure.title}</p>
      <p lang="en">{message}</p>
      {suggest && suggestions.length > 0 && (
        <ul className="failure-suggestions">
          {suggestions.map((name) => (
            <li key={name}>
              <Link to={suggest(name)}>{name}</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
