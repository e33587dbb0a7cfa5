namespace PyActors.Discovery;

/// <summary>Learns what executables are: by remembering what they said, or by asking them. Not thread-safe.</summary>
/// <param name="surroundings">How they are asked.</param>
/// <param name="memory">What they said before; null to remember nothing.</param>
/// <param name="asking">Whether that is believed.</param>
internal sealed class PythonQuestioner(Surroundings surroundings, AnswerMemory? memory, Asking asking)
{
    private readonly HashSet<string> _rightlyRemembered = [];

    /// <summary>Whether any answer that was given was remembered.</summary>
    public bool HasRecalled { get; private set; }

    /// <summary>The answer, or what is wrong.</summary>
    public (PythonAnswer? Answer, PythonDefect? Defect) Ask(string executable)
    {
        var remembered = asking == Asking.Afresh ? null : memory?.Recall(executable);
        if (remembered is not null && asking == Asking.IfUnknown)
        {
            HasRecalled = true;
            return (remembered, null);
        }

        var began = surroundings.Time.GetUtcNow();
        var (answer, defect) = surroundings.Ask(executable, surroundings.Patience);
        if (answer is not null)
            answer = answer with { Library = SharedLibrary.Find(answer) };

        if (asking != Asking.ToCompare && answer is not null)
            memory?.Remember(executable, answer, began);
        if (remembered is not null)
            Compare(executable, remembered, answer);
        return (answer, defect);
    }

    /// <summary>The file in which the answer that an executable has just given was remembered already; null if it wasn't.</summary>
    public string? WhereRemembered(string executable) => _rightlyRemembered.Contains(executable) ? memory!.FileOf(executable) : null;

    private void Compare(string executable, PythonAnswer remembered, PythonAnswer? answer)
    {
        if (remembered.Text == answer?.Text && remembered.Library == answer.Library)
            _rightlyRemembered.Add(executable);
        else
            memory!.Forget(executable);
    }
}
