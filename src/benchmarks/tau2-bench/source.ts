import { type DataSource, githubFile } from '../data/source.ts';

const repository = 'sierra-research/tau2-bench';
const commit = 'a2c024725189473d2d7cea3a5cfdbcc67478e41f';

/** Digests of the files as they are published; null: never seen. */
const files = {
  'retail/tasks.json': '8e03ebce7901bd6218e7a7dc3105faa9324091a68058f7fe61c65262868812e8',
  'retail/db.json': '413a65160adbdb5fde0ffc0015c49b6d70250b10c18128de169b597af7766765',
  'retail/policy.md': '2c9652afbce57d6e087768d37cda64d31c53d50b3e3225cfdb791bac66466467',
  'telecom/tasks.json': null,
  'telecom/tasks_small.json': 'c8ea6f75adc18a8ad363974292cbd26b6e8b0e348ec87d265a4188e0088a8f24',
  'telecom/split_tasks.json': '605b488bb9a6acb3c7f4505240a855fdc8681d09aadb16a8f38b2efcfc5c3aec',
  'telecom/db.toml': '562d647ef9d7df8df91eafd8ee76036e707c8f9e32aaedc4a7fde06975aea2c0',
  'telecom/user_db.toml': '4886107ea0c16f8e16d74bef91cfb557de61822afe9361f5a9b241806aea2e4c',
  'telecom/main_policy.md': '95943844a0cf11fdf0e2842b483b81d9f9338aa53235712ed131db075d086ed7',
  'telecom/tech_support_manual.md':
    '015a3ee49ec8c199c5e1a059c922081937b92cf3a5ea74fedbc4357816f389ba',
  'user_simulator/simulation_guidelines.md':
    '740a29dfa64d7bc08eea3bf7493575b914a63f744acbaf7f199ee07eddaf72d3',
  'user_simulator/simulation_guidelines_tools.md':
    'cbf3d8a4d8642fd04e559862f1afef55d7dd4e6a7e727ca49e239023c599de0c',
} as const;

export type Tau2File = keyof typeof files;

export const tau2Source: DataSource = {
  id: 'tau2-bench',
  home: `github.com/${repository}`,
  revision: commit,
  licence: 'MIT',
  gated: false,
  files: (Object.keys(files) as Tau2File[]).map((name) => {
    const path = name.startsWith('user_simulator/') ? name : `domains/${name}`;
    const sha256 = files[name];
    return githubFile(
      name,
      { repository, commit, path: `data/tau2/${path}` },
      sha256 === null ? {} : { sha256, basis: 'seen' },
    );
  }),
};
