namespace BlogApp.Data.Tasks;

public enum TaskState
{
    Waiting,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}
