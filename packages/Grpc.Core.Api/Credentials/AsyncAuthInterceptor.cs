namespace Grpc.Core;

/// <summary>Adds to a call, before it is sent, the headers that prove who makes it.</summary>
public delegate Task AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);
