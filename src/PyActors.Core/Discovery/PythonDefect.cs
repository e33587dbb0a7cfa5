namespace PyActors.Discovery;

/// <summary>What is wrong with a Python, and what to do about it.</summary>
internal sealed record PythonDefect(PythonProblem Problem, string Explanation);
