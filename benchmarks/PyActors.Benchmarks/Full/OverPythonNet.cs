using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;
using PyActors.Benchmarks.Questions;
using PyActors.PythonNet;

namespace PyActors.Benchmarks.Full;

/// <summary>A question that is asked of the engine <c>cpython</c> elsewhere, asked of the engine <c>pythonnet</c>.</summary>
internal sealed class OverPythonNet(IQuestion question) : IQuestion
{
    public string Name => $"pythonnet-{question.Name}";

    public string Asks => $"{question.Asks} (engine pythonnet)";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        RunningPython.NewEngine = static () => new PythonNetEngine();
        return question.Answer(effort);
    }
}
