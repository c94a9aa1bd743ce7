import type { ReactNode } from 'react';
import { answerFile } from '../../src/server/site/answer-file.ts';
import { download, fileName } from '../data/download.ts';
import { fetchAnswer } from '../data/fetch-answer.ts';
import { isStatic, root } from '../root.ts';
import './answer-link.css';

interface AnswerLinkProps {
  /** Below `api/v1/`. */
  address: string;
  /** What is behind the text, where that alone does not say it. */
  title?: string;
  children: ReactNode;
}

/** Leads to an answer as JSON; where no server has it and no file holds it, it is made here. */
export function AnswerLink({ address, title, children }: AnswerLinkProps) {
  const path = isStatic ? answerFile(address) : address;
  if (path !== undefined) {
    return (
      <a href={`${root}api/v1/${path}`} title={title}>
        {children}
      </a>
    );
  }
  const save = async (): Promise<void> => {
    const answer = JSON.stringify(await fetchAnswer(address));
    download(`${fileName(address)}.json`, new Blob([answer], { type: 'application/json' }));
  };
  return (
    <button type="button" className="answer-link" title={title} onClick={save}>
      {children}
    </button>
  );
}
