# Build:  docker build -t support-desk .
# The image leaves out the layer "laptop" (embedded PostgreSQL and mail server): it needs a database and mail servers.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /build
COPY . .
RUN ./mvnw -B -ntp -DskipTests package \
 && java -Djarmode=tools -jar target/support-desk.jar extract --layers --destination layers

FROM eclipse-temurin:17-jre
RUN useradd --system --home /app desk
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/application/ ./
USER desk
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "-Duser.timezone=UTC", "-XX:MaxRAMPercentage=60", "-jar", "support-desk.jar"]
