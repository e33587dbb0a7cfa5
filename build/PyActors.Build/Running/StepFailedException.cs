namespace PyActors.Build.Running;

/// <summary>A step failed, and nothing after it makes sense; the message is all there is to say, the step's output included.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
