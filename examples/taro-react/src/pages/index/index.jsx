import { useMemo, useState } from 'react';
import { Input, Text, View } from '@tarojs/components';
import Taro, { useLoad, usePullDownRefresh } from '@tarojs/taro';
import { listJobs } from '../../api/jobs';
import JobCard from '../../components/JobCard';
import './index.css';

const openJob = (jobId) => Taro.navigateTo({ url: `/pages/job/detail?jobId=${encodeURIComponent(jobId)}` });

export default function Index() {
  const [jobs, setJobs] = useState(null);
  const [failed, setFailed] = useState(false);
  const [word, setWord] = useState('');
  const shown = useMemo(() => (jobs || []).filter((job) => (job.name + job.employer.name + job.city).includes(word.trim())), [jobs, word]);

  const load = async () => {
    try {
      setJobs((await listJobs()).jobs);
      setFailed(false);
    } catch (error) {
      setFailed(true);
    }
  };
  useLoad(load);
  usePullDownRefresh(() => load().then(() => Taro.stopPullDownRefresh()));

  return (
    <View>
      <View className="top">
        <Text className="top-title">家门口的好工作</Text>
        <Input className="top-search" placeholder="搜职位、公司或城市" value={word} onInput={(event) => setWord(event.detail.value)} />
      </View>
      {failed && <View className="hint">网络不给力，下拉再试试</View>}
      {!failed && !jobs && <View className="hint">职位加载中…</View>}
      {shown.map((job) => (
        <JobCard key={job.id} job={job} onOpen={openJob} />
      ))}
      {jobs && <View className="hint">共 {shown.length} 个在招职位</View>}
    </View>
  );
}
