import { Text, View } from '@tarojs/components';
import './JobCard.css';

export default function JobCard({ job, onOpen }) {
  return (
    <View className="job-card" onClick={() => onOpen(job.id)}>
      <View className="job-card-row">
        <Text className="job-card-name">{job.name}</Text>
        <Text className="job-card-pay">{job.salaryText}</Text>
      </View>
      <View className="chips">
        {job.tags.map((tag) => (
          <Text className="chip" key={tag}>{tag}</Text>
        ))}
      </View>
      <View className="job-card-foot">{job.employer.name} · {job.district}</View>
    </View>
  );
}
