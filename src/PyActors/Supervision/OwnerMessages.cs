using Akka.Actor;
using PyActors.Engines;

namespace PyActors.Supervision;

/// <summary>Tells the <see cref="InterpreterOwner"/> to start the engine. Reply: <see cref="EngineStarted"/> or <see cref="EngineStartFailed"/>.</summary>
/// <param name="Python">Which Python, and where its modules are.</param>
internal sealed record StartEngine(PythonOptions Python) : INoSerializationVerificationNeeded;

/// <summary>The engine runs.</summary>
/// <param name="Engine">The engine: the seam that the workers use.</param>
internal sealed record EngineStarted(IPythonEngine Engine) : INoSerializationVerificationNeeded;

/// <summary>The engine doesn't run.</summary>
/// <param name="Reason">What was tried and what to set.</param>
internal sealed record EngineStartFailed(string Reason) : INoSerializationVerificationNeeded;

/// <summary>Tells the <see cref="InterpreterOwner"/> to stop the engine. Reply: <see cref="EngineStopped"/>.</summary>
/// <param name="Timeout">How long each step of it may take.</param>
internal sealed record StopEngine(TimeSpan Timeout) : INoSerializationVerificationNeeded;

/// <summary>The engine has ended, or never ran.</summary>
/// <param name="Report">How it ended; null if it never ran.</param>
internal sealed record EngineStopped(EngineStopReport? Report) : INoSerializationVerificationNeeded;
