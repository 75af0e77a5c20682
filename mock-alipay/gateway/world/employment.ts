import type { Application, Employment, SyncedJob } from '../../world.js';
import type { Ids } from './ids.js';

export function createEmployment(ids: Ids, now: () => number): Employment {
  const jobs = new Map<string, SyncedJob>();
  const applications = new Map<string, Application>();
  const byUser = new Map<string, Application[]>();
  const key = (appId: string, id: string) => `${appId} ${id}`;

  return {
    jobs: (appId) => [...jobs.values()].filter((job) => appId === undefined || job.appId === appId),
    job: (appId, outJobId) => jobs.get(key(appId, outJobId)),
    putJob({ appId, outJobId, jobName, hireStatus, bizContent }) {
      const jobId = jobs.get(key(appId, outJobId))?.jobId ?? ids.digits('jobId', 18);
      const synced: SyncedJob = { outJobId, jobId, jobName, appId, hireStatus, bizContent, syncedAt: now() };
      jobs.set(key(appId, outJobId), synced);
      return synced;
    },
    applications: (userId) => [...(byUser.get(userId) ?? [])],
    application: (appId, outApplyId) => applications.get(key(appId, outApplyId)),
    putApplication({ appId, outApplyId, outJobId, userId, status, applyChangeTime, applyInfoUrl }) {
      const existing = applications.get(key(appId, outApplyId));
      const repeated = existing?.history.some((state) => state.status === status && state.applyChangeTime === applyChangeTime) ?? false;
      const application = existing ?? { outApplyId, applyId: ids.digits('applyId', 18), outJobId, userId, appId, status, history: [] };
      if (!existing) {
        applications.set(key(appId, outApplyId), application);
        byUser.set(userId, [...(byUser.get(userId) ?? []), application]);
      }
      if (applyInfoUrl) application.applyInfoUrl = applyInfoUrl;
      if (!repeated) {
        application.status = status;
        application.history.push({ status, applyChangeTime, receivedAt: now() });
      }
      return { application, repeated };
    },
  };
}
