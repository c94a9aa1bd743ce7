/** The form of an answer that HLE and BrowseComp publish, in our own words. */
export const exactAnswerForm =
  'Explanation: why\nExact Answer: the answer alone\nConfidence: from 0% to 100%';
