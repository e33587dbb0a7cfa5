using System.Text;

namespace PyActors.Host.Serving;

public sealed class AnswerQueueSpecs
{
    private readonly AnswerQueue _queue = new();

    [Fact]
    public void Queue_that_is_closed_should_take_no_more_requests()
    {
        _queue.TryBegin().ShouldBeTrue();
        _queue.Close();

        _queue.TryBegin().ShouldBeFalse();
    }

    [Fact]
    public async Task Queue_should_end_behind_the_last_answer_with_the_first_failure()
    {
        _queue.TryBegin();
        _queue.Close(new IOException("first"));
        _queue.Close(new IOException("second"));
        _queue.Close();

        _queue.Answers.Completion.IsCompleted.ShouldBeFalse();
        _queue.End(new Answer(Encoding.UTF8.GetBytes("1"), PyResult.Success(1L), IsOfRequest: true));

        _queue.Answers.TryRead(out var answer).ShouldBeTrue();
        answer!.Result.Value.ShouldBe(1L);
        (await Should.ThrowAsync<IOException>(_queue.Answers.Completion)).Message.ShouldBe("first");
    }
}
