using System.Threading.Channels;

namespace PyActors.Host.Serving;

/// <summary>
/// The answers on their way from the pool to the output, and how many are still to come: it ends when no more requests are read and
/// every one of them has been answered. Any thread.
/// </summary>
internal sealed class AnswerQueue
{
    private readonly Channel<Answer> _answers = Channel.CreateUnbounded<Answer>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private Exception? _failure;
    private int _open;
    private bool _isClosed;

    /// <summary>What has been answered.</summary>
    public ChannelReader<Answer> Answers => _answers.Reader;

    /// <summary>Counts a request that will be answered; false if none is taken any more.</summary>
    public bool TryBegin()
    {
        lock (_lock)
        {
            if (_isClosed)
                return false;

            _open++;
            return true;
        }
    }

    /// <summary>Answers a request that was counted.</summary>
    public void End(Answer answer)
    {
        _answers.Writer.TryWrite(answer);
        lock (_lock)
        {
            _open--;
            CompleteIfDone();
        }
    }

    /// <summary>Takes no more requests.</summary>
    /// <param name="failure">Why, if they can't be read any further; whoever reads the answers gets it after the last of them.</param>
    public void Close(Exception? failure = null)
    {
        lock (_lock)
        {
            _failure ??= failure;
            _isClosed = true;
            CompleteIfDone();
        }
    }

    private void CompleteIfDone()
    {
        if (_isClosed && _open == 0)
            _answers.Writer.TryComplete(_failure);
    }
}
